// A paste from Word or a web page: lists and bold stay as Markdown, all other dress is dropped.
const MARKDOWN = ["id_answer"];
const LISTS = ["id_key_points", "id_probes", "id_red_flags"];
const SKIPPED = "style, script, head, title, meta, link, template";
const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, section, article, blockquote, tr, table, pre";

const isBold = (node) =>
  node.matches("b, strong, h1, h2, h3, h4, h5, h6")
    ? !/^(normal|400)$/.test(node.style.fontWeight)
    : /^(bold|bolder|[6-9]00)$/.test(node.style.fontWeight);

const inside = (node, bold) => [...node.childNodes].map((child) => read(child, bold)).join("");

function emphasised(text) {
  const [, before, words, after] = text.match(/^(\s*)([^]*?)(\s*)$/);
  return words && !words.includes("\n") ? `${before}**${words}**${after}` : text;
}

function listed(item, bold) {
  const list = item.parentElement;
  const at = [...(list?.children ?? [])].filter((other) => other.matches("li")).indexOf(item) + 1;
  const mark = list?.matches("ol") ? `${at}. ` : "- ";
  const text = inside(item, bold).trim().replace(/\n+/g, "\n" + " ".repeat(mark.length));
  return `\n${mark}${text}\n`;
}

// Word has no lists: a paragraph of a class, whose mark stands in a span to be ignored.
function wordItem(node, bold) {
  const mark = node.querySelector('[style*="mso-list"]');
  const sign = mark?.textContent.trim() ?? "";
  mark?.remove();
  return `\n${/^\d/.test(sign) ? `${parseInt(sign, 10)}. ` : "- "}${inside(node, bold).trim()}\n`;
}

function read(node, bold = false) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED)) return "";
  if (node.matches("br")) return "\n";
  if (node.matches("li")) return listed(node, bold);
  if (/MsoList/.test(node.className)) return wordItem(node, bold);
  if (node.matches("td, th")) return `${inside(node, bold).trim()} `;
  const heavy = !bold && isBold(node);
  const text = inside(node, bold || heavy);
  const worded = heavy ? emphasised(text) : text;
  return node.matches(BLOCKS) ? `\n\n${worded.trim()}\n\n` : worded;
}

const tidy = (text) =>
  text
    .replace(/ *\n */g, (gap) => gap.replace(/ (?=\n)/g, ""))
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^((?:- |\d+\. ).*)\n\n(?=- |\d+\. )/gm, "$1\n")
    .trim();

const plain = (text) => text.replace(/^(?:- |\d+\. )/gm, "").replace(/\*\*(.+?)\*\*/g, "$1");

function asPasted(html, field) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const text = tidy(read(page.body));
  if (MARKDOWN.includes(field.id)) return text;
  return LISTS.includes(field.id) ? plain(text).replace(/\n+/g, "\n") : plain(text).replace(/\s*\n\s*/g, "\n");
}

document.getElementById("question_form").addEventListener("paste", (event) => {
  const html = event.clipboardData.getData("text/html");
  if (!html || !event.target.matches("textarea")) return;
  event.preventDefault();
  document.execCommand("insertText", false, asPasted(html, event.target)); // so that it can be undone
});
