from django.urls import path, register_converter

from interviews.sets.pages import basket, blueprint, changes, printing, sets, sharing

app_name = "sets"


class SetCode:
    """S-0007 in addresses, 7 in pages."""

    regex = r"S-[0-9]{4,9}"

    def to_python(self, code: str) -> int:
        return int(code.removeprefix("S-"))

    def to_url(self, pk: int) -> str:
        return f"S-{pk:04}"


register_converter(SetCode, "set")

urlpatterns = [
    path("", sets.set_list, name="list"),
    path("new/", sets.set_new, name="new"),
    path("basket/", basket.basket_page, name="basket"),
    path("basket/change/", basket.basket_change, name="basket_change"),
    path("basket/order/", basket.basket_order, name="basket_order"),
    path("basket/restore/", basket.basket_restore, name="basket_restore"),
    path("basket/empty/", basket.basket_empty, name="basket_empty"),
    path("basket/save/", basket.basket_save, name="basket_save"),
    path("basket/into/<set:pk>/", basket.basket_into, name="basket_into"),
    path("basket/print/", basket.basket_print, name="basket_print"),
    path("basket/export/", basket.basket_export, name="basket_export"),
    path("blueprint/", blueprint.blueprint_page, name="blueprint"),
    path("blueprint/make/", blueprint.blueprint_make, name="blueprint_make"),
    path("shared/<str:secret>/", sharing.shared, name="shared"),
    path("shared/<str:secret>/print/", sharing.shared_print, name="shared_print"),
    path("shared/<str:secret>/export/", sharing.shared_export, name="shared_export"),
    path("<set:pk>/", sets.set_page, name="set"),
    path("<set:pk>/save/", sets.set_save, name="save"),
    path("<set:pk>/swap/<int:entry>/", changes.swap_page, name="swap"),
    path("<set:pk>/swap/<int:entry>/<str:code>/", changes.swap, name="swap_with"),
    path("<set:pk>/newer/", changes.newer, name="newer"),
    path("<set:pk>/update/", changes.update, name="update"),
    path("<set:pk>/fill/", changes.fill, name="fill"),
    path("<set:pk>/parallel/", changes.parallel, name="parallel"),
    path("<set:pk>/copy/", changes.copy, name="copy"),
    path("<set:pk>/archive/", changes.archive, name="archive"),
    path("<set:pk>/delete/", changes.delete, name="delete"),
    path("<set:pk>/editors/", changes.editors, name="editors"),
    path("<set:pk>/links/", sharing.links, name="links"),
    path("<set:pk>/links/<int:link>/close/", sharing.close_link, name="close_link"),
    path("<set:pk>/links/<int:link>/confirm/", sharing.confirm_link, name="confirm_link"),
    path("<set:pk>/links/<int:link>/hand/", sharing.hand_link, name="hand_link"),
    path("<set:pk>/print/", printing.set_print, name="print"),
    path("<set:pk>/use/", printing.set_use, name="use"),
    path("<set:pk>/export/", printing.set_export, name="export"),
]
