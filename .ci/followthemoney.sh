# install_followthemoney VENV: puts FollowTheMoney into the environment, so that it reads our export of its form. It needs ICU and a
# compiler, which come from Debian's packages where we may install them; without it that one test is skipped, and says so.
install_followthemoney() {
    if ! pkg-config --exists icu-i18n 2>/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get -qq update && apt-get -qq install -y --no-install-recommends libicu-dev pkg-config g++ >/dev/null
    fi
    "$1/bin/python" -m pip install --disable-pip-version-check --quiet --constraint constraints.txt followthemoney==4.11.2 ||
        echo "== FollowTheMoney could not be installed: its test will be skipped"
}
