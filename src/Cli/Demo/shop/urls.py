from django.urls import path

from shop import views

urlpatterns = [
    path("price/<int:article>", views.price),
    path("export", views.export),
    path("broken", views.broken),
]
