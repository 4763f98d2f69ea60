"""Which rights a group was given by the house, apart from what people added or took away."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class GivenRights(models.Model):
    """The rights of one of our groups as the last release gave them; `group` is gone if deleted."""

    name = models.CharField(max_length=150, unique=True)
    group = models.OneToOneField(Group, models.SET_NULL, null=True, related_name="+")
    codenames = models.JSONField(default=list)

    class Meta:
        verbose_name = _("given rights")
        verbose_name_plural = _("given rights")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
