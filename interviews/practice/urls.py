from django.urls import path

from interviews.practice.pages import (
    answering,
    marking,
    mine,
    offline,
    overview,
    samples,
    sitting,
    weak,
)

app_name = "practice"
urlpatterns = [
    path("", overview.start, name="start"),
    path("begin/", overview.begin, name="begin"),
    path("shared/<str:secret>/", overview.shared, name="shared"),
    path("plan/", overview.plan, name="plan"),
    path("questions/<str:code>/", answering.question, name="question"),
    path("questions/<str:code>/answer/", answering.answer, name="answer"),
    path("questions/<str:code>/whole/", offline.whole, name="whole"),
    path("questions/<str:code>/samples/<int:number>/", samples.sample, name="sample"),
    path("questions/<str:code>/note/", mine.note, name="note"),
    path("attempts/<int:pk>/probes/<int:number>/", answering.probe, name="probe"),
    path("attempts/<int:pk>/mark/", marking.mark, name="mark"),
    path("attempts/<int:pk>/", marking.result, name="result"),
    path("sittings/<int:pk>/", sitting.sitting, name="sitting"),
    path("sittings/<int:pk>/next/", sitting.onward, name="next"),
    path("offline/", offline.offline, name="offline"),
    path("app.webmanifest", offline.manifest, name="manifest"),
    path("progress/", overview.progress, name="progress"),
    path("weak/", weak.weak, name="weak"),
    path("weak/print/", weak.weak_print, name="weak_print"),
    path("weak/export/", weak.weak_export, name="weak_export"),
    path("marks/", mine.marks, name="marks"),
    path("export/", mine.export, name="export"),
    path("forget/", mine.forget, name="forget"),
    path("carry/", mine.carry, name="carry"),
]
