"""The stories that need a city's life around them: who owns, works, drives and pays. They come in a size with persons,
after the others, which stay as they are."""

from fuyuan.demo.city import City
from fuyuan.demo.plots import fraud_rings, hidden_car, licensing, zombie_groups


def tell_of_life(city: City) -> None:
    """Plant every one of them."""
    zombie_groups.tell(city)
    fraud_rings.tell(city)
    hidden_car.tell(city)
    licensing.tell(city)
