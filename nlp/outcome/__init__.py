"""What the orders (主文) decide, item by item: payments, sentences, the judgment below, insolvency, execution."""
