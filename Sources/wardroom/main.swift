print("wardroom")
