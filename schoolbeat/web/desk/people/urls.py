"""The addresses of people; they hold ids alone, never a name or what was typed."""

from django.urls import path

from schoolbeat.web.desk.people import (
    copying,
    destroying,
    doubles,
    entering,
    finding,
    inquiries,
    looks,
    record,
    ties,
)

urlpatterns = [
    path("people/", finding.find_person),
    path("people/add/", entering.add),
    path("people/doubles/", doubles.list_doubles),
    path("people/doubles/merged/", doubles.list_merged),
    path("people/doubles/look/", doubles.look),
    path("people/doubles/<uuid:identity>/merge/", doubles.merge),
    path("people/doubles/<uuid:identity>/apart/", doubles.keep_apart),
    path("people/doubles/<uuid:identity>/undo/", doubles.undo),
    path("people/readings/", looks.who_looked),
    path("people/readings/readings.csv", looks.readings_csv),
    path("people/inquiries/", inquiries.list_inquiries),
    path("people/inquiries/add/", inquiries.ask),
    path("people/inquiries/<uuid:identity>/", inquiries.one_inquiry),
    path("people/<uuid:identity>/copy/", copying.copy),
    path("people/<uuid:identity>/", record.one_person),
    path("people/<uuid:identity>/readings/", record.readings),
    path("people/<uuid:identity>/change/", entering.change),
    path("people/<uuid:identity>/destroy/", destroying.destroy),
    path("people/<uuid:identity>/schools/add/", ties.enroll),
    path("people/<uuid:identity>/schools/<uuid:place>/end/", ties.leave_school),
    path("people/<uuid:identity>/guardians/<uuid:tie>/end/", ties.unrelate),
    path("people/<uuid:identity>/take-on/", ties.take_on),
    path("people/<uuid:identity>/let-go/", ties.let_go),
    path("people/<uuid:identity>/involve/<uuid:entry>/", ties.involve),
    path("people/<uuid:identity>/link/<uuid:other>/", ties.link),
    path("people/<uuid:identity>/unlink/<uuid:other>/", ties.unlink),
]
