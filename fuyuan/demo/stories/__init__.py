"""The stories of the city, one a file."""

from fuyuan.demo.city import City


def tell(city: City) -> None:
    """Plant every story."""
