"""Accounts and transfers of the city, booked in the order of time so that every balance adds up, and the bank
statements that police requests bring of them."""
