"""The addresses of sending. Persian ones stand under /fa/ (see newsroom.urls)."""

from django.urls import path

from media.submission import views
from media.uploads import views as uploads

app_name = "submission"
urlpatterns = [
    path("submit/", views.submit, name="form"),
    path("submit/receipt/", views.receipt, name="receipt"),
    path("submit/uploads/", uploads.public, name="uploads"),
    path("submit/uploads/<path:secret>", uploads.public, name="upload"),
]
