// A browser of 2021 does not open a shadow root that the page declares: open it.
for (const template of document.querySelectorAll("template[shadowrootmode]")) {
  template.parentNode.attachShadow({ mode: "open" }).append(template.content);
  template.remove();
}
