"""Who may open which set: what one may not read is not there; changing may be refused."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from interviews.models import QuestionSet


def needs(permission):
    """Let those through who have `permission`; visitors may sign in, others are refused."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *arguments, **keywords):
            if request.user.has_perm(f"interviews.{permission}"):
                return view(request, *arguments, **keywords)
            if request.user.is_authenticated:
                raise PermissionDenied
            return redirect_to_login(request.get_full_path())

        return guarded

    return decorate


def readable_set(request, pk):
    """The set with its entries, or 404."""
    visible = QuestionSet.objects.visible_to(request.user).with_entries()
    return get_object_or_404(visible, pk=pk)


def editable_set(request, pk):
    """The same for those who may change it; others are refused."""
    found = readable_set(request, pk)
    if not found.may_be_edited_by(request.user):
        raise PermissionDenied
    return found
