#!/bin/sh
# 自评向导：找到合适的 Python 并启动。不联网，不需要管理员权限；删除这个文件夹就是卸载。
case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
here=$(CDPATH= cd -- "$here/" && pwd) || exit 2

machine=$(uname -m)
[ "$machine" = arm64 ] && machine=aarch64
if [ "$machine" != "@MACHINE@" ]; then
    echo "这个文件夹是给 @MACHINE@ 的电脑用的，本机是 $machine：请换用对应的压缩包。" >&2
    exit 2
fi

fits() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -I -c 'import sys; sys.exit(not (@FIRST@ <= sys.version_info[:2] <= @LAST@))' >/dev/null 2>&1
}

if [ -n "$ZIPING_PYTHON" ] && ! fits "$ZIPING_PYTHON"; then
    echo "ZIPING_PYTHON 指定的 $ZIPING_PYTHON 不能用：需要 Python @WORDS@。" >&2
    exit 2
fi
for python in ${ZIPING_PYTHON:+"$ZIPING_PYTHON"} @NAMES@ python3 python /usr/local/bin/python3; do
    if fits "$python"; then
        exec "$python" -I -X utf8 "$here/run.py" "$@"
    fi
done
found=$(python3 --version 2>&1) || found="没有 Python 3"
echo "缺少 Python @WORDS@（本机：$found）。请让管理员安装，或用 ZIPING_PYTHON=路径 指定已有的。" >&2
exit 2
