"""`python -m tellings` is the command line."""

from tellings.cli import main

if __name__ == "__main__":
    main()
