"""`bundle --materials`, and pictures through import and export: the right ones, else words."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.bundle.reading import read_archive
from tests.pictures.making import a_file, a_picture, jpeg_claiming, noise, png_chunk, png_claiming, saved
from tests.pictures.test_stowaways import an_archive

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]
    Changed = Callable[..., Path]

JPEG, PNG = saved(a_picture(), "JPEG"), saved(noise((64, 64)), "PNG")
NAME = "张三的执照.jpg"


def recording(changed: Changed, content: bytes, file: str = NAME) -> Path:
    """A draft file that names a picture of these bytes."""
    item: dict[str, Any] = {"id": "m1", "kind": "entity_certificate_picture", "slot": "picture"}
    item |= {"file": file, "sha256": hashlib.sha256(content).hexdigest()}
    return changed(materials=[item])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pictures").mkdir()
    return tmp_path / "pictures"


def pictures_in(bundle: str) -> list[str]:
    return [name for name in read_archive(Path(bundle)) if name.startswith("materials/")]


def test_the_picture_is_taken_by_its_name(cli: Cli, changed: Changed, folder: Path) -> None:
    a_file(folder, NAME, JPEG)
    a_file(folder, "other.png", PNG)
    a_file(folder, "notes.txt", b"-")
    ran = cli("bundle", recording(changed, JPEG), "-o", "b.zip", "--materials", folder)
    assert ran.code == 0
    assert pictures_in("b.zip") == ["materials/02-主办单位证件照片.jpg"]
    assert "有 1 张图片没有用到" in ran.err
    assert "other.png" in ran.err
    assert "notes.txt" not in ran.err
    assert cli("verify", "b.zip").code == 0


def test_renamed_it_is_found_by_its_content(cli: Cli, changed: Changed, folder: Path) -> None:
    a_file(folder, "renamed.jpg", JPEG)
    ran = cli("bundle", recording(changed, JPEG), "-o", "b.zip", "--materials", folder)
    assert pictures_in("b.zip")
    assert "没有用到" not in ran.err


def test_an_unpacked_bundle_makes_the_same_bundle(
    cli: Cli, changed: Changed, folder: Path, tmp_path: Path
) -> None:
    a_file(folder, NAME, JPEG)
    cli("bundle", recording(changed, JPEG), "-o", "b.zip", "--materials", folder)
    with zipfile.ZipFile("b.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    again = tmp_path / "unpacked"
    ran = cli("bundle", again / "draft.json", "-o", "c.zip", "--materials", again / "materials")
    assert ran.code == 0
    assert pictures_in("c.zip") == pictures_in("b.zip")


@pytest.mark.parametrize(("name", "why"), [("missing", "没有这张图片"), (NAME, "不是当时选的那一张")])
def test_a_missing_or_other_picture_is_said_by_its_place(
    cli: Cli, changed: Changed, folder: Path, name: str, why: str
) -> None:
    a_file(folder, name, PNG)
    ran = cli("bundle", recording(changed, JPEG), "-o", "b.zip", "--materials", folder)
    assert ran.code == 0
    assert why in ran.err
    assert "主办单位证件照片" in ran.err
    assert "张三" not in ran.all
    assert pictures_in("b.zip") == []
    assert cli("verify", "b.zip").code == 0


def test_without_a_folder_it_is_said_that_pictures_are_elsewhere(cli: Cli, changed: Changed) -> None:
    ran = cli("bundle", recording(changed, JPEG), "-o", "b.zip")
    assert ran.code == 0
    assert "--materials" in ran.err
    assert pictures_in("b.zip") == []
    assert cli("verify", "b.zip").code == 0


@pytest.mark.parametrize("name", ["none", "file", "a\0b", ""])
def test_a_folder_that_is_none_is_refused(cli: Cli, sample: Path, tmp_path: Path, name: str) -> None:
    a_file(tmp_path, "file", b"-")
    place = f"{tmp_path}/{name}" if name else ""
    ran = cli("bundle", sample, "-o", "b.zip", "--materials", place)
    assert ran.code == 2
    assert "文件夹" in ran.err
    assert not Path("b.zip").exists()


@pytest.mark.parametrize(
    "file", ["../secret.jpg", "/etc/hostname", "a/b.jpg", "..", ".", "", "a\\..\\b", "x" * 3000]
)
def test_a_name_that_leads_out_of_the_folder_leads_nowhere(
    cli: Cli, changed: Changed, folder: Path, file: str
) -> None:
    a_file(folder.parent, "secret.jpg", JPEG)
    ran = cli("bundle", recording(changed, JPEG, file), "-o", "b.zip", "--materials", folder)
    assert ran.code == 0
    assert pictures_in("b.zip") == []
    assert "没有这张图片" in ran.err


HARMFUL = {
    "truncated": JPEG[: len(JPEG) // 2],
    "huge": png_claiming(60_000, 60_000),
    "huge JPEG": jpeg_claiming(65_535),
    "page": b"<html>",
    "HEIC": saved(a_picture(), "HEIF"),
    "animated GIF": saved(a_picture((64, 64)), "GIF", save_all=True, append_images=[noise((64, 64))]),
    "too large": saved(noise((1400, 1100)), "PNG"),
    "unpacks to much": PNG[:33] + png_chunk(b"zTXt", b"C\0\0" + zlib.compress(bytes(80_000_000))) + PNG[33:],
    "pdf": b"%PDF-1.7",
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_picture_is_left_out_with_words(
    cli: Cli, changed: Changed, folder: Path, name: str
) -> None:
    content = HARMFUL[name]
    a_file(folder, NAME, content)
    ran = cli("bundle", recording(changed, content), "-o", "b.zip", "--materials", folder)
    assert ran.code == 0
    assert "没有放进备案包：主办单位证件照片。" in ran.err
    assert "张三" not in ran.all
    assert pictures_in("b.zip") == []


def test_an_archive_behind_a_picture_is_in_no_way_but_stays_in_the_copy(
    cli: Cli, changed: Changed, folder: Path
) -> None:
    content = JPEG + an_archive()
    a_file(folder, NAME, content)
    ran = cli("bundle", recording(changed, content), "-o", "b.zip", "--materials", folder)
    assert ran.code == 0
    assert cli("verify", "b.zip").code == 0
    assert len(pictures_in("b.zip")) == 1


@pytest.mark.parametrize(
    "what", ["zero bytes", "folder", "pipe", "dangling link", "loop", "device", "unreadable"]
)
def test_what_is_no_file_is_left_out_with_words(
    cli: Cli, changed: Changed, folder: Path, what: str, request: pytest.FixtureRequest
) -> None:
    path = folder / NAME
    if what == "zero bytes":
        path.touch()
    elif what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    elif what == "dangling link":
        path.symlink_to("nowhere")
    elif what == "loop":
        path.symlink_to(NAME)
    elif what == "device":
        path.symlink_to("/dev/zero")
    else:
        request.getfixturevalue("bound_by_modes")
        path.write_bytes(JPEG)
        path.chmod(0)
    ran = cli("bundle", recording(changed, JPEG), "-o", "b.zip", "--materials", folder)
    assert ran.code == 0
    assert "没有放进备案包：主办单位证件照片。" in ran.err
    assert pictures_in("b.zip") == []


def test_a_link_to_a_picture_is_followed(cli: Cli, changed: Changed, folder: Path) -> None:
    (folder / NAME).symlink_to(a_file(folder.parent, "real.jpg", JPEG))
    cli("bundle", recording(changed, JPEG), "-o", "b.zip", "--materials", folder)
    assert len(pictures_in("b.zip")) == 1


# Import and export


def test_pictures_travel_in_a_bundle_and_not_in_an_export(cli: Cli, changed: Changed, folder: Path) -> None:
    a_file(folder, NAME, JPEG)
    cli("bundle", recording(changed, JPEG), "-o", "b.zip", "--materials", folder)
    one = cli("drafts", "import", "b.zip").out.strip()
    assert cli("bundle", one, "-o", "c.zip").code == 0
    assert pictures_in("c.zip") == ["materials/02-主办单位证件照片.jpg"]
    exported = cli("drafts", "export", one, "-o", "d.json")
    assert "没有图片（共 1 张）" in exported.err
    imported = cli("drafts", "import", "d.json")
    assert "1 张图片没有一起来" in imported.err
    assert cli("bundle", imported.out.strip(), "-o", "e.zip").code == 0
    assert pictures_in("e.zip") == []


def test_a_bundle_as_source_brings_its_pictures(cli: Cli, changed: Changed, folder: Path) -> None:
    a_file(folder, NAME, JPEG)
    cli("bundle", recording(changed, JPEG), "-o", "b.zip", "--materials", folder)
    assert cli("bundle", "b.zip", "-o", "c.zip").code == 0
    assert len(pictures_in("c.zip")) == 1


def test_a_harmful_picture_in_a_bundle_is_not_brought_in(cli: Cli, changed: Changed, tmp_path: Path) -> None:
    from icp_wizard.bundle.archive import Entry, archive

    content = png_claiming(60_000, 60_000)
    draft = recording(changed, content).read_bytes()
    (tmp_path / "x.zip").write_bytes(
        archive([Entry("draft.json", draft), Entry("materials/01-x.png", content)])
    )
    ran = cli("drafts", "import", tmp_path / "x.zip")
    assert ran.code == 0
    assert "1 张图片没有一起来" in ran.err


def test_no_command_tells_the_name_of_a_file_or_a_part_of_it(
    cli: Cli, changed: Changed, folder: Path, tmp_path: Path
) -> None:
    a_file(folder, NAME, JPEG)
    draft = recording(changed, JPEG)
    cli("bundle", draft, "-o", "b.zip", "--materials", folder)
    one = cli("drafts", "import", "b.zip").out.strip()
    for words in (
        ("check", draft, "--json"),
        ("check", draft, "--values"),
        ("bundle", draft, "-o", "c.zip", "--materials", tmp_path / "none"),
        ("drafts", "show", one, "--values"),
        ("drafts", "history", one),
        ("drafts", "list"),
        ("verify", "b.zip", "--json"),
        ("doctor",),
    ):
        assert "张三" not in cli(*words).all
    damaged = Path("b.zip").read_bytes().replace(JPEG[300:340], bytes(40))
    Path("d.zip").write_bytes(damaged)
    assert "张三" not in cli("verify", "d.zip").all


WORST = {
    "many pixels": png_claiming(14_000, 14_000),
    "40 MB": b"\xff\xd8\xff" + bytes(39_900_000),
    "unpacks to much": HARMFUL["unpacks to much"],
}


WATCHED = """
import sys
from icp_wizard.commands import main
code = main(sys.argv[1:])
with open("/proc/self/status") as status:
    print(code, *(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
@pytest.mark.parametrize("name", WORST)
def test_memory_stays_small(changed: Changed, folder: Path, tmp_path: Path, name: str) -> None:
    a_file(folder, NAME, WORST[name])
    draft = recording(changed, WORST[name])
    words = [
        "bundle",
        draft,
        "-o",
        tmp_path / "b.zip",
        "--materials",
        folder,
        "--data-dir",
        tmp_path / "data",
    ]
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    code, most = ran.stdout.split()[-2:]
    assert code == "0"
    assert int(most) * 1024 < 200_000_000  # the process that decodes is measured where it is tested
