"""What a city's registers hold beside companies: who owns, works, drives, is licensed, is listed as dishonest."""
