"""Pictures known from elsewhere, kept to recognise them, never to show them."""
