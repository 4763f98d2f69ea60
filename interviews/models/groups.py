"""Who may do what: the groups that come with the site, and their permissions.

README's table says it in words, and tests/curation/test_permissions.py holds one to the other.
"""

TERMS = ("role", "category", "competency")
SETS = ["view_questionset", "view_setuse"]
MAKE_SETS = [*SETS, "add_questionset", "change_questionset", "delete_questionset"]
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
    "add_tag",
    "change_tag",
    "change_report",
]
IMPORT = ["import_documents", "view_importbatch", "view_sourcedocument", "view_importeditem"]
REVIEW = ["publish_question", "change_report", "delete_tag"]
FIELD = [f"{verb}_{term}" for term in TERMS for verb in ("add", "change", "delete")]
PEOPLE = ["view_user", "add_user", "change_user", "view_group", "change_group"]

GROUPS = {
    "题库编辑": [*READ, *WRITE, *IMPORT, *SETS, "share_internal_question"],
    "审核人": [*READ, *REVIEW, *SETS],
    "培训师": [*READ, *MAKE_SETS],
    "管理员": [
        *READ,
        *WRITE,
        *REVIEW,
        *FIELD,
        *PEOPLE,
        *IMPORT,
        *MAKE_SETS,
        "share_internal_question",
        "override_four_eyes",
    ],
}


def fill_groups(Group, Permission):
    """Make every group and give it exactly its permissions."""
    known = Permission.objects.filter(content_type__app_label__in=("interviews", "auth"))
    for name, codenames in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(known.filter(codename__in=codenames))
