from django.urls import path

from interviews.ingest.pages import batch, columns, imports, item, table

app_name = "ingest"
urlpatterns = [
    path("imports/", imports.imports, name="imports"),
    path("imports/<int:pk>/", batch.batch, name="batch"),
    path("imports/<int:pk>/take/", batch.take_certain, name="take"),
    path("imports/<int:pk>/left/", table.left, name="left"),
    path("imports/<int:pk>/untake/", batch.untake_last, name="untake"),
    path("imports/<int:pk>/undo/", batch.undo_batch, name="undo"),
    path("imports/documents/<int:pk>/", batch.document, name="document"),
    path("imports/documents/<int:pk>/items/", table.items, name="items"),
    path("imports/documents/<int:pk>/columns/", columns.columns, name="columns"),
    path("imports/columns/", columns.kept, name="kept"),
    path("imports/columns/<int:pk>/forget/", columns.forget, name="forget"),
    path("imports/template.xlsx", columns.template, name="template"),
    path("imports/documents/<int:pk>/faults.csv", table.faults, name="faults"),
    path("imports/items/<int:pk>/", item.item, name="item"),
]
