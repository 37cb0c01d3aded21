"""A customer brings a licence to a machine without connection, takes another away from its machine, and buys a third in advance."""

from browser import DESK, Browser
from story import read, tell

story = read()
with Browser(story, "moves", DESK) as page:
    page.log_in(story["email"], story["password"])
    page.heading("Home")
    page.all("//ul[@id='unused']//a")[0].click()
    page.heading("Licence ")
    page.see("This licence is not in use")
    page.click("Licence by file")
    page.heading("Licence by file")
    page.click("Get the answer")
    page.see("Choose the file, or paste its text.")
    page.field("Request file").send_keys(story["request"])
    page.picture("file")
    page.click("Get the answer")
    page.see("Carry this file to the server")
    page.picture("answer")
    page.click("Download the answer")
    answer = page.downloaded(".txt").decode()

    page.click("Home")
    page.heading("Home")
    page.click(story["host"])
    page.heading(story["host"])
    page.click("Move to another machine")
    page.picture("move")
    page.confirm("Begin the move")
    # The vendor of this story gives the machine that had it no time.
    page.see("This licence is not in use")

    page.click("Home")
    page.heading("Home")
    page.click("Buy a new licence")
    page.heading("Buy a new licence")
    page.field("In advance").click()
    page.picture("new")
    page.click("Get the price")
    page.heading("Your new licence")
    page.all("//button[@id='order']")[0].click()
    page.heading("Thank you. It waits for your payment")
    page.see("Your licence key is then shown here.")
    page.picture("waits")
    invoice = page.all("//dl//a")[0].text
    page.behaves()
tell(answer=answer, invoice=invoice)
