# For ./thalweg and ./check, which source it: finds a JDK, and starts Maven on it.

needed=25 # the oldest Java that will do

say() { printf 'thalweg: %s\n' "$1" >&2; }

# Sets jdk and jdk_build when the folder $1 holds a JDK that is new enough.
try_jdk() {
    local line version='' build=''
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line; do
        case $line in
            JAVA_VERSION=*) version=${line#*=} ;;
            JAVA_RUNTIME_VERSION=* | IMPLEMENTOR_VERSION=* | SOURCE=*) build+="$line " ;;
        esac
    done <"$1/release"
    version=${version//\"/}
    version=${version%%[!0-9]*}
    [ -n "$version" ] && [ "$version" -ge "$needed" ] || return 1
    jdk=$1
    jdk_build="$1 $version $build"
}

# Sets jdk and jdk_build, or says what to install.
find_jdk() {
    local found place
    if [ -n "${JAVA_HOME:-}" ] && try_jdk "$JAVA_HOME"; then return; fi
    if found=$(type -P java); then
        if [ -L "$found" ]; then found=$(readlink -f "$found"); fi
        if try_jdk "${found%/bin/java}"; then return; fi
    fi
    for place in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/.sdkman/candidates/java/*; do
        if try_jdk "$place"; then return; fi
    done
    cat >&2 <<EOF
thalweg: needs a JDK $needed or newer, and there is none in JAVA_HOME, on the PATH or in /usr/lib/jvm.
Install one, for example:
  Debian, Ubuntu   apt install openjdk-$needed-jdk   (or Temurin: https://adoptium.net)
  macOS            brew install openjdk@$needed
  anywhere         sdk install java $needed-tem      (https://sdkman.io)
or set JAVA_HOME to the folder of one.
EOF
    exit 1
}

need_maven() {
    if ! type -P mvn >/dev/null; then
        say 'needs Maven (mvn) to build, and it is not on the PATH.'
        printf 'Install it: apt install maven, brew install maven, or https://maven.apache.org\n' >&2
        exit 1
    fi
}

# Runs Maven with "$@" on the JDK that find_jdk found, whatever the system's own choice is; the
# two options keep the JVM from warning about Maven's own libraries.
run_maven() {
    local quiet='--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED'
    JAVA_HOME=$jdk MAVEN_OPTS="${MAVEN_OPTS:-} $quiet" mvn -B "$@" </dev/null
}
