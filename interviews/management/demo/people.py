"""One person of each group, and how to sign in as them."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils.crypto import salted_hmac

from interviews.models import User

PEOPLE = (
    ("xiaoli", "小李", "题库编辑"),
    ("laowang", "老王", "审核人"),
    ("xiaozhou", "小周", "培训师"),
    ("chenjie", "陈姐", "管理员"),
)


@dataclass(frozen=True)
class Person:
    """`password` is empty where somebody chose another one."""

    user: User
    group: str
    password: str


def people() -> dict[str, Person]:
    """The people of the demo by their user names, made where they are missing."""
    return {username: _person(username, name, group) for username, name, group in PEOPLE}


def _person(username: str, name: str, group: str) -> Person:
    password = password_of(username)
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User.objects.create_user(username, password=password, name=name, is_staff=True)
        user.groups.add(Group.objects.get(name=group))
    return Person(user, group, password if user.check_password(password) else "")


def password_of(username: str) -> str:
    """The password on this site: it follows from its secret key, so a second run says the same."""
    return salted_hmac("demo", username).hexdigest()[:12]
