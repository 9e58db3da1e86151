"""What the commands do, without a word printed: import, merge, edit, export …"""
