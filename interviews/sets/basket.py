"""The basket: codes that a visitor has put aside, in their session. No account is needed."""

from interviews.models import Question

KEY = "basket"
MOST = 500


class Basket:
    def __init__(self, session):
        self.session = session

    @property
    def codes(self):
        kept = self.session.get(KEY)
        return kept if isinstance(kept, list) else []

    def __len__(self):
        return len(self.codes)

    def __contains__(self, code):
        return code in self.codes

    def keep(self, codes):
        """Hold exactly these codes, each once, up to MOST."""
        self.session[KEY] = list(dict.fromkeys(codes))[:MOST]

    def add(self, code):
        """Put `code` in, or return False when the basket is full."""
        if code not in self and len(self) >= MOST:
            return False
        self.keep([*self.codes, code])
        return True

    def remove(self, code):
        self.keep(kept for kept in self.codes if kept != code)

    def move(self, code, step):
        codes = list(self.codes)
        if code not in codes:
            return
        at = codes.index(code)
        there = min(max(at + step, 0), len(codes) - 1)
        codes.insert(there, codes.pop(at))
        self.keep(codes)

    def questions(self, user):
        """What `user` may still read of it, in the order of the basket, with card details."""
        found = Question.objects.visible_to(user).filter(code__in=self.codes).with_card_details()
        order = {code: place for place, code in enumerate(self.codes)}
        return sorted(found, key=lambda question: order[question.code])


def basket(request):
    """Context of every page: what the reader has put aside."""
    return {"basket": Basket(request.session)}
