"""Every template, empty: who comes in is decided before a page is drawn, and drawing takes long."""

from django.template import Origin
from django.template.loaders.base import Loader


class BlankLoader(Loader):
    def get_template_sources(self, template_name):
        yield Origin(name=template_name, template_name=template_name, loader=self)

    def get_contents(self, origin):
        return ""


def without_pages(templates):
    """The setting TEMPLATES with every template empty."""
    (engine,) = templates
    loaders = [f"{BlankLoader.__module__}.{BlankLoader.__qualname__}"]
    options = engine["OPTIONS"] | {"loaders": loaders}
    return [engine | {"APP_DIRS": False, "OPTIONS": options}]
