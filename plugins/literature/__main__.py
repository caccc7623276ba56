"""The command as `python -m literature`, for environments whose programs are not on the path."""

from literature.cli import main

if __name__ == "__main__":
    main(prog_name="literature")
