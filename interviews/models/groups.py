"""Who may do what: the groups that come with the site, and their permissions.

README's table says it in words, and tests/curation/test_permissions.py holds one to the other.
The groups are filled after every `migrate`.
"""

from django.contrib.auth.models import Group, Permission

from interviews.models.rights import GivenRights

LABELS = ("interviews", "auth")

TERMS = ("role", "category", "competency")
SETS = ["view_questionset", "view_setuse"]
MAKE_SETS = [*SETS, "add_questionset", "change_questionset", "delete_questionset"]
PANELS = ["add_vacancy"]
READ = [
    "view_internal_question",
    *(
        f"view_{model}"
        for model in ("question", "criterion", "tag", *TERMS)
        + ("version", "event", "resemblance", "report")
    ),
]
WRITE = [
    *(f"{verb}_question" for verb in ("add", "change", "delete")),
    *(f"{verb}_criterion" for verb in ("add", "change", "delete")),
    *(f"{verb}_guide" for verb in ("view", "add", "change", "delete")),
    *(f"{verb}_synonymset" for verb in ("view", "add", "change", "delete")),
    "add_tag",
    "change_tag",
    "change_report",
]
IMPORT = ["import_documents", "view_importbatch", "view_sourcedocument", "view_importeditem"]
REVIEW = ["publish_question", "change_report", "delete_tag"]
FIELD = [f"{verb}_{term}" for term in TERMS for verb in ("add", "change", "delete")]
ORGANISATION = ["view_organisation", "change_organisation"]
PEOPLE = ["view_user", "add_user", "change_user", "view_group", "change_group"]
PEOPLE += ["view_securityevent"]

GROUPS = {
    "题库编辑": [*READ, *WRITE, *IMPORT, *SETS, "share_internal_question"],
    "审核人": [*READ, *REVIEW, *SETS],
    "培训师": [*READ, *MAKE_SETS, *PANELS],
    "管理员": [
        *READ,
        *WRITE,
        *REVIEW,
        *FIELD,
        *PEOPLE,
        *ORGANISATION,
        *IMPORT,
        *MAKE_SETS,
        *PANELS,
        "see_all_vacancies",
        "share_internal_question",
        "override_four_eyes",
    ],
}


def fill_groups(using: str) -> None:
    """Give each group what this release names and the last one did not, and take the reverse.

    What people gave or took themselves stays; a group that they deleted stays deleted.
    """
    for name, codenames in GROUPS.items():
        given, first = GivenRights.objects.using(using).get_or_create(name=name)
        if first:
            given.group, _ = Group.objects.using(using).get_or_create(name=name)
        if given.group:
            _give(given, given.group, set(codenames))


def _give(given: GivenRights, group: Group, codenames: set[str]) -> None:
    known = Permission.objects.using(given._state.db).filter(content_type__app_label__in=LABELS)
    before = set(given.codenames)
    group.permissions.remove(*known.filter(codename__in=before - codenames))
    group.permissions.add(*known.filter(codename__in=codenames - before))
    given.codenames = sorted(codenames)
    given.save()
