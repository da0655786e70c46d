# SPDX-License-Identifier: Apache-2.0
# For ./rightsgraph and ./check: installs the packages of packages.txt that are missing.
# shellcheck shell=bash

# Packages of the sections named, one a line.
packages_of() {
  awk -v wanted=" $* " '/^\[/ { gsub(/[][]/, ""); keep = index(wanted, " " $1 " "); next }
                        keep && NF && $1 !~ /^#/ { print $1 }' "$top/packages.txt"
}

# install_packages LOG SECTION...
install_packages() {
  local log=$1 missing=() package
  shift
  for package in $(packages_of "$@"); do
    command -v "$package" >/dev/null && continue  # npm may have come with another nodejs than Debian's
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  echo "rightsgraph: installing ${missing[*]}" >&2
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || { echo "rightsgraph: not root and no sudo; install these packages yourself: ${missing[*]}" >&2; return 1; }
    as_root=(sudo)
  fi
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq >>"$log" 2>&1
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >>"$log" 2>&1 ||
    { tail -n 20 "$log" >&2; echo "rightsgraph: installing failed; the whole log is $log" >&2; return 1; }
}
