"""A form filled in as a browser does it: by PDFium's own focus, keys and clicks."""

import ctypes

import pypdfium2
import pypdfium2.raw as api

WORDS = ctypes.POINTER(api.FPDF_WCHAR)


class Filled:
    """The first page of a form, open in PDFium."""

    def __init__(self, content):
        self.pdf = pypdfium2.PdfDocument(content)
        self.pdf.init_forms()
        self.page = self.pdf[0]
        self.open = self.pdf.formenv.raw, self.page.raw

    def __enter__(self):
        form, page = self.open
        api.FORM_OnAfterLoadPage(page, form)
        return self

    def __exit__(self, *error):
        self.pdf.close()

    def typed(self, name, text):
        form, page = self.open
        self._click(self._places(name)[0])
        words = text.encode("utf-16le") + b"\0\0"
        api.FORM_ReplaceSelection(form, page, ctypes.cast(ctypes.c_char_p(words), WORDS))

    def ticked(self, name, number):
        self._click(self._places(name)[number])

    def saved(self, path):
        api.FORM_ForceToKillFocus(self.open[0])
        self.pdf.save(path)

    def _click(self, place):
        form, page = self.open
        for step in (api.FORM_OnMouseMove, api.FORM_OnLButtonDown, api.FORM_OnLButtonUp):
            assert step(form, page, 0, *place)

    def _places(self, name):
        """The middles of the boxes of the field whose name begins so."""
        form, page = self.open
        found = []
        for number in range(api.FPDFPage_GetAnnotCount(page)):
            box = api.FPDFPage_GetAnnot(page, number)
            if self._name(box).startswith(name):
                sides = api.FS_RECTF()
                api.FPDFAnnot_GetRect(box, sides)
                found.append(((sides.left + sides.right) / 2, (sides.top + sides.bottom) / 2))
        return found

    def _name(self, box):
        form, _page = self.open
        length = api.FPDFAnnot_GetFormFieldName(form, box, None, 0)
        words = ctypes.create_string_buffer(length)
        api.FPDFAnnot_GetFormFieldName(form, box, ctypes.cast(words, WORDS), length)
        return words.raw.decode("utf-16le").rstrip("\0")
