"""Fields for what people write: cleaned as it comes in, and unchanged when it only looks new."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.text.normalise import clean


class TextField(forms.CharField):
    """A text as it may be stored. The browser's line ends alone are no change."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(clean(initial or "") != self.to_python(data))


class LinesField(forms.CharField):
    """A list of short texts, written one a line."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        kwargs.setdefault("help_text", _("One a line."))
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, (list, tuple)) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        lines = clean(super().to_python(value) or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(list(initial or []) != self.to_python(data))
