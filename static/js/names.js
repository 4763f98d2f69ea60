// Tells screen readers what a search field of an autocomplete is for: its script leaves it nameless.
// jQuery's own queue, because the fields are made in it.
django.jQuery(() => {
  for (const search of document.querySelectorAll(".select2-search__field")) {
    const field = search.closest(".select2-container")?.previousElementSibling;
    const label = field?.labels?.[0]?.textContent.trim();
    if (label) search.setAttribute("aria-label", label);
  }
});
