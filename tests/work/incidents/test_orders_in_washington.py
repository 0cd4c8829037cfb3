"""The orders of verbs again under the law of Washington, from which nobody is excepted but for school rules."""

from tests.work.incidents.test_orders import HOUSE, Orders


class OrdersInWashington(Orders):
    """The same incident, in another state."""

    place = "us-wa"


TestOrdersInWashington = OrdersInWashington.TestCase
TestOrdersInWashington.settings = HOUSE
