"""One module a widget; text of decks reaches them through `text.plain` and is never read as markup."""
