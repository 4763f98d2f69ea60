from django.urls import path

from interviews.ingest import many, receiving, reviewing, views

app_name = "ingest"
urlpatterns = [
    path("imports/", receiving.imports, name="imports"),
    path("imports/<int:pk>/", views.batch, name="batch"),
    path("imports/<int:pk>/take/", views.take_certain, name="take"),
    path("imports/<int:pk>/undo/", views.undo_batch, name="undo"),
    path("imports/documents/<int:pk>/", views.document, name="document"),
    path("imports/documents/<int:pk>/items/", many.items, name="items"),
    path("imports/documents/<int:pk>/faults.csv", many.faults, name="faults"),
    path("imports/items/<int:pk>/", reviewing.item, name="item"),
]
