"""The use cases of the webinars."""

from virage.web.webinars.actions.attending import Imported, import_attendance, join
from virage.web.webinars.actions.following import (
    begin_diagnosis,
    publish_replay,
    purge_registrations,
    remind_all,
    say_opinion,
    stop_mails,
    write_what_next,
)
from virage.web.webinars.actions.mailing import told_moment
from virage.web.webinars.actions.organising import (
    add_series,
    add_webinar,
    cancel,
    change_webinar,
    copy_series,
    export_people,
    publish,
    publish_series,
    write_to,
)
from virage.web.webinars.actions.registering import (
    Wanted,
    call_up_all,
    erase_again,
    erase_all,
    forget,
    leave,
    register,
)

__all__ = [
    "Imported",
    "Wanted",
    "add_series",
    "add_webinar",
    "begin_diagnosis",
    "call_up_all",
    "cancel",
    "change_webinar",
    "copy_series",
    "erase_again",
    "erase_all",
    "export_people",
    "forget",
    "import_attendance",
    "join",
    "leave",
    "publish",
    "publish_replay",
    "publish_series",
    "purge_registrations",
    "register",
    "remind_all",
    "say_opinion",
    "stop_mails",
    "told_moment",
    "write_to",
    "write_what_next",
]
