"""Many sessions at once (一个单位的许多项目): files and folders in, one result after the other out."""
