"""The group of commands: names and one-line helps here, everything else in each command's file."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module

import click

from compliance_kit import __version__, errors, i18n
from compliance_kit.cli.clickwords import speak
from compliance_kit.i18n import gettext as _

# name -> a function giving its one-line help, so that the language is chosen first and
# ``ckit --help`` imports no command.
COMMANDS: dict[str, Callable[[], str]] = {
    "audit": lambda: _("Check pages for what the law and the house rules require."),
    "baseline": lambda: _("Record today's findings so that only new ones are reported."),
    "footer": lambda: _("Print the compliant bilingual footer for the site."),
    "init": lambda: _("Write a commented ckit.toml for this site."),
    "localize": lambda: _("Write dates, numbers and money the way the other language does."),
    "models": lambda: _("List, install, verify and remove translation models."),
    "rules": lambda: _("List, show and check audit rules."),
    "translate": lambda: _("Translate articles between Chinese and English, offline."),
    "verify": lambda: _("Compare a translation with its source, fact by fact."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"compliance_kit.cli.{name}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, text()) for name, text in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1)
            hint = _(" Did you mean {name}?").format(name=near[0]) if near else ""
            raise errors.UsageError(
                _("There is no command {name}.").format(name=name)
                + hint
                + _(" ckit --help lists them.")
            )
        return super().resolve_command(ctx, args)


def language_option(args: Sequence[str]) -> str | None:
    """Find ``--lang`` before click does: helps are written when commands are imported.

    Without a value it is the empty string, which no language is.
    """
    for i, arg in enumerate(args):
        if arg == "--lang":
            return args[i + 1] if i + 1 < len(args) else ""
        if arg.startswith("--lang="):
            return arg.partition("=")[2]
        if arg == "--":
            break
    return None


def build_app() -> click.Group:
    """Return the ``ckit`` group, its texts in the active language."""
    app = LazyGroup(
        name="ckit",
        help=_("Audit, translate and localize Chinese-English sites."),
        epilog=_(
            "Exit codes: 0 fine, 1 findings, 2 wrong usage or configuration, 3 input or output "
            "trouble, 4 a model or extra is missing, 130 interrupted."
        ),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.params.append(
        click.Option(
            ["--lang"],
            type=click.Choice(i18n.LANGUAGES),
            expose_value=False,
            help=_("Language of the messages (also CKIT_LANG)."),
        )
    )
    click.version_option(__version__, "-V", "--version", message="ckit %(version)s")(app)
    return app


def run(args: Sequence[str]) -> int:
    """Run ``ckit`` with ``args`` and return its exit code; every error becomes one sentence."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character must not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    asked = language_option(args)
    known = asked in i18n.LANGUAGES
    i18n.activate(i18n.choose_language(asked if known else None))
    speak(i18n.language())
    # --lang may stand anywhere; click knows it at the group only.
    rest = _without_language(args) if known else list(args)
    try:
        if asked is not None and not known:
            raise errors.UsageError(_("--lang takes en or zh, not “{value}”.").format(value=asked))
        result = build_app().main(args=rest, prog_name="ckit", standalone_mode=False)
        return result if isinstance(result, int) else errors.EXIT_OK
    except errors.CkitError as error:
        click.echo(f"ckit: {error.message}", err=True)
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return errors.EXIT_USAGE
    except click.ClickException as error:
        click.echo(f"ckit: {_one_sentence(error.format_message())}", err=True)
        if isinstance(error, click.UsageError) and error.ctx is not None:
            click.echo(error.ctx.get_usage(), err=True)
        return errors.EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("ckit: interrupted; files already written are whole."), err=True)
        return errors.EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of the pipe went away (``| head``): nothing is wrong with the run.
        sys.stderr.close()
        return errors.EXIT_OK
    except Exception as error:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EIO, errno.EDQUOT):
            from compliance_kit.files import why

            # Files are told by the one who writes them: what is left is standard output.
            message = _("ckit: the output cannot be written ({reason}); make room or redirect it.")
            click.echo(message.format(reason=why(error)), err=True)
            _give_up_output()
            return errors.EXIT_IO
        if os.environ.get("CKIT_DEBUG"):
            raise
        click.echo(
            _(
                "ckit: internal error ({error}); please report it with the input. "
                "CKIT_DEBUG=1 shows the details."
            ).format(error=f"{type(error).__name__}: {error}"[:300]),
            err=True,
        )
        return errors.EXIT_IO


def _give_up_output() -> None:
    """What is still waiting to be written would only fail again when the process ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _one_sentence(message: str) -> str:
    """click's message on one line; behind Chinese words it ends as Chinese does."""
    text = " ".join(message.split())
    if i18n.language() == "zh" and text.endswith("."):
        return text[:-1] + "。"
    return text


def _without_language(args: Sequence[str]) -> list[str]:
    rest: list[str] = []
    skip = False
    for i, arg in enumerate(args):
        if skip:
            skip = False
        elif arg == "--":
            return [*rest, *args[i:]]
        elif arg == "--lang":
            skip = True
        elif not arg.startswith("--lang="):
            rest.append(arg)
    return rest
