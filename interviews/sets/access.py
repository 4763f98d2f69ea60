"""Who may open which set: what one may not read is not there; changing may be refused."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from interviews.models import QuestionSet


def readable_set(request: HttpRequest, pk: int) -> QuestionSet:
    """The set with its entries, or 404."""
    visible = QuestionSet.objects.visible_to(request.user).with_entries()
    return get_object_or_404(visible, pk=pk)


def editable_set(request: HttpRequest, pk: int) -> QuestionSet:
    """The same for those who may change it; others are refused."""
    found = readable_set(request, pk)
    if not found.may_be_edited_by(request.user):
        raise PermissionDenied
    return found
