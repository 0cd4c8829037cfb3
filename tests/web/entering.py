"""How a person enters: password, sign-in, and what the ledger says of it."""

from collections import Counter

from schoolbeat.ledger.models import Entry

PASSWORD = "gate lantern orchard"
WRONG = "gate lantern orchid"


def give_password(town, who="officer-1", password=PASSWORD):
    account = town.account(who)
    account.set_password(password)
    account.save()
    return account


def try_in(client, email, password=PASSWORD, **more):
    return client.post("/sign-in/", {"login": email, "password": password}, **more)


def is_in(client):
    return client.get("/").status_code == 302 and not client.get("/")["Location"].startswith("/sign-in/")


def verbs(account):
    return Counter(Entry.objects.filter(by=account.id).values_list("verb", flat=True))
