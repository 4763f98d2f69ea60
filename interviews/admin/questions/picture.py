"""The picture of a question as it is chosen: taken in at once, so that no mistake loses it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviews.bankfile.pictures import MOST_TAKEN, TOO_LARGE, PictureError, prepare, size_in
from interviews.models import Picture
from interviews.text.message import Message
from interviews.web.pages import said


class PictureInput(forms.ClearableFileInput):
    """The picture as it stands, a box to take it away, and a file to choose."""

    template_name = "admin/picture_input.html"
    clear_checkbox_label = _("take the picture away")  # type: ignore[assignment]  # said late

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if context["widget"]["is_initial"]:
            width, height = size_in(str(value))
            context["widget"] |= {"width": width, "height": height}
        return context

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> str:
        """By the site's templates: Django's forms know only their own."""
        return render_to_string(template_name, context)


class Standing(str):
    """The name of the picture that stands, with the address at which it is seen."""

    @property
    def url(self) -> str:
        return reverse("browse:picture", args=[self])


class PictureField(forms.FileField):
    """The row of a chosen picture; the initial value without one, False to take it away."""

    widget = PictureInput(attrs={"accept": "image/png,image/jpeg,image/webp"})

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What stands: a browser cannot be handed the file again."""
        return initial

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is None:
            return None
        try:
            if (file.size or 0) > MOST_TAKEN:
                raise PictureError(TOO_LARGE)
            return Picture.objects.keep(prepare(file.read()))
        except PictureError as error:
            raise forms.ValidationError(said(Message(error.message.text))) from error


class PictureForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """Of a question: `picture` is the one that stands, `new_picture` the one that is chosen."""

    picture = forms.ModelChoiceField(
        Picture.objects.defer("content"), required=False, widget=forms.HiddenInput
    )
    new_picture = PictureField(
        label=_("picture"),
        required=False,
        help_text=_("PNG, JPEG or WebP, at most 12 MB; it is made smaller. A question has one."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.instance.picture_id
        if self.is_bound:
            name = self.data.get(self.add_prefix("picture")) or name
        if name and size_in(name) != (0, 0):
            self.initial["new_picture"] = Standing(name)
        self.initial["picture"] = self.instance.picture_id

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.add_prefix("picture") not in self.data:  # the form as it was before pictures
            name = self.instance.picture_id
            cleaned["picture"] = Picture(name) if name else None
        chosen = cleaned.get("new_picture")
        if isinstance(chosen, Picture):
            self._stand(cleaned, chosen)
        elif chosen is False:
            self._stand(cleaned, None)
            cleaned["picture_alt"] = ""
        return cleaned

    def _stand(self, cleaned: dict[str, Any], picture: Picture | None) -> None:
        """Let it stand, also in the form as it is shown again beside other mistakes."""
        cleaned["picture"] = picture
        assert isinstance(self.data, QueryDict)
        self.data = data = self.data.copy()
        data[self.add_prefix("picture")] = picture.pk if picture else ""
        self.initial["new_picture"] = Standing(picture.pk) if picture else None
        vars(self["new_picture"]).pop("initial", None)  # Django looked at it before

    def save(self, commit: bool = True) -> Any:
        self.instance.picture = self.cleaned_data.get("picture")
        return super().save(commit)
