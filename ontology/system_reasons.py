"""Why the operating system refused, in Chinese: it says so in English whatever the user reads."""

import errno
from typing import Final

_REASONS: Final = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EEXIST: "已存在",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.ENAMETOOLONG: "名称过长",
    errno.ELOOP: "链接循环",
    errno.EROFS: "所在的磁盘只读",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件过大",
    errno.EIO: "读写出错，介质可能已损坏",
    errno.EMFILE: "打开的文件过多",
    errno.EBUSY: "正被其他程序使用",
    errno.EADDRINUSE: "端口已被其他程序占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.ECONNREFUSED: "对方拒绝连接",
    errno.ETIMEDOUT: "连接超时",
}


def system_reason(error: OSError) -> str:
    """The reason; in the system's own words where it is none of the usual ones."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
