# Sourced by .ci/run. Brings a Chromium for the tests of the web app where there is none: Debian's where apt may be used, else
# Playwright's own, into its usual folder. Without one the tests say so and fail, as CI is set.

install_chromium() {
    for name in chromium chromium-browser google-chrome-stable google-chrome; do
        command -v "$name" >/dev/null && return
    done
    echo "== installing Chromium"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq >/dev/null 2>&1
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null 2>&1 && return
    fi
    make "$folder/venv/.developing" VENV="$folder/venv" && "$folder/venv/bin/playwright" install chromium
}
