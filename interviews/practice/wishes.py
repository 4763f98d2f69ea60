"""What an address or a form asks to practise, as a Wish; what is unknown is ignored."""

from typing import Any

from django import forms

from interviews.models import Category, Role, Sitting
from interviews.practice.sittings import MOST, USUAL, Wish

OF = ("some", "due", "weak", "plan", "short", "these")


class BeginForm(forms.Form):
    """`of`, `role`, `category`, `code` (repeated), `n` and `kind`, all optional."""

    of = forms.ChoiceField(choices=[(word, word) for word in OF], required=False)
    role = forms.ModelChoiceField(Role.objects.all(), to_field_name="slug", required=False)
    category = forms.ModelChoiceField(Category.objects.all(), to_field_name="slug", required=False)
    n = forms.IntegerField(min_value=1, max_value=MOST, required=False)
    kind = forms.ChoiceField(choices=Sitting.Kind.choices, required=False)

    def wish(self) -> Wish:
        sent = self._sent()
        codes = self.data.getlist("code") if hasattr(self.data, "getlist") else []
        of = sent.get("of") or ("these" if codes else "some")
        usual = len(codes) if of == "these" else USUAL
        n = sent.get("n") or min(usual, MOST)
        return Wish(of, sent.get("role"), sent.get("category"), tuple(codes), n)

    def chosen_kind(self) -> str:
        usual = Sitting.Kind.MOCK if self.wish().of == "short" else Sitting.Kind.DRILL
        return self._sent().get("kind") or usual

    def _sent(self) -> dict[str, Any]:
        self.is_valid()
        return getattr(self, "cleaned_data", {})
