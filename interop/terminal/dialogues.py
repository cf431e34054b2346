"""What is typed, and what has to be on the screen. The docstring of each is what it proves."""

from place import CODE
from terminal import CTRL_C, CTRL_D, ENTER, SHELL_PROMPT, TAB

NUMBER, CODE_PROMPT = "Enter phone number: ", "Enter phone code: "
CORRECT = 'Is "{}" correct? (y/n): '.format
BAD_COUNTRY_CODE = "No country code begins with 0."
INTERRUPTED = 130


def name_number(screen, phone, typed=None):
    screen.answer(NUMBER, typed or phone)
    screen.answer(CORRECT(phone), "y")


def phone(place):
    """number, code, a password that is not shown; me, sessions, call, logout"""
    ada = place.person("+12025550101", "Ada Lovelace", "the_engine")
    with place.terminal() as screen:
        screen.run(place.command("login"))
        name_number(screen, ada, "+1 (202) 555-0101")
        screen.answer(CODE_PROMPT, CODE)
        screen.answer("Enter password (hint: as given): ", "the_engine")
        screen.exits()
        screen.sees("Logged in successfully as Ada Lovelace (id ")
        screen.sees("the_engine", times=0)
        screen.run(place.command("me"))
        screen.exits()
        screen.sees(", +12025550101, home DC 1")
        screen.run(place.command("sessions"))
        screen.exits()
        screen.sees("(this one)")
        screen.run(place.command("call users.getUsers id='[inputUserSelf]'"))
        screen.exits()
        screen.sees('phone:"12025550101"')
        screen.run(place.command("logout"))
        screen.exits()
        screen.sees(" is signed out.")
        screen.run(place.command("me"))
        screen.exits(1)
        screen.sees("nobody is signed in with this session")
        return place.shown(screen)


def wrong_code(place):
    """a wrong code twice, an empty one, then the right one"""
    with place.terminal() as screen:
        screen.run(place.command("login"))
        name_number(screen, place.person("+12025550102", "Ada"))
        screen.answer(CODE_PROMPT, "00000")
        screen.answer(CODE_PROMPT, "")
        screen.answer(CODE_PROMPT, "12-345")
        screen.answer(CODE_PROMPT, CODE)
        screen.exits()
        screen.sees("That is not the code.", times=2)
        screen.sees("The code is empty.")
        screen.sees("Logged in successfully as Ada (id ")
        return place.shown(screen)


def resend(place):
    """another code by an empty line, once its time has come"""
    with place.terminal() as screen:
        screen.run(place.command("login --phone " + place.person("+12025550103", "Ada")))
        screen.answer(CODE_PROMPT, "")
        screen.sees("Another one can be sent by SMS in ")
        screen.wait(place.code_timeout + 0.5)
        screen.answer(CODE_PROMPT, "")
        screen.sees("The code was sent by SMS.")
        screen.answer(CODE_PROMPT, CODE)
        screen.exits()
        screen.sees("Logged in successfully as Ada (id ")
        return place.shown(screen)


def sign_up(place):
    """a new account, after the terms"""
    with place.terminal() as screen:
        screen.run(place.command("login"))
        name_number(screen, "+12025550104")
        screen.answer(CODE_PROMPT, CODE)
        screen.answer("Do you agree to these terms? (y/n): ", "y")
        screen.answer("Enter first name: ", "")
        screen.answer("Enter first name: ", "Emmy")
        screen.answer("Enter last name (empty to skip): ", "Noether")
        screen.exits()
        screen.sees("Logged in successfully as Emmy Noether (id ")
        return place.shown(screen)


def qr(place):
    """a QR code, read from the screen and accepted by a second client; the account lives on DC 2"""
    place.log_in(place.person("+12025550105", "Grace Hopper", dc=2), "phone.session")
    with place.terminal() as screen:
        screen.run(place.command("login --qr"))
        link = screen.reads_qr("tg://login?token=")
        screen.sees("tg://", times=0)
        with place.terminal() as other:
            other.run(place.command(f"sessions --accept '{link}'", "phone.session"))
            other.exits()
            other.sees("Signed in: ")
        screen.exits()
        screen.sees("Logged in successfully as Grace Hopper (id ")
        screen.sees("its home is DC 2.")
        return place.shown(screen)


def bot(place):
    """a bot token, hidden; and one at the prompt for the number"""
    place.server.tell("bot 110:AAbotToken Echo")
    with place.terminal() as screen:
        screen.run(place.command("login --bot-token"))
        screen.answer("Enter bot token: ", "110:AAbotToken")
        screen.exits()
        screen.sees("Logged in successfully as Echo (id 110)")
        screen.sees("AAbotToken", times=0)
        screen.run(place.command("login", "other.session"))
        screen.answer(NUMBER, "110:AAbotToken")
        screen.exits()
        screen.sees("Logged in successfully as Echo (id 110)", times=2)
        return place.shown(screen)


def bad_input(place):
    """letters, nothing, too few digits, no country code, a no, a number with all that people write; three wrong codes"""
    number = place.person("+12025550106", "Ada")
    with place.terminal() as screen:
        screen.run(place.command("login"))
        for typed, answer in (("call me", "A phone number has no 'c'."), ("", "The phone number is empty."),
                              ("12 34", "That has 4 digits"), ("0202 555 0106", BAD_COUNTRY_CODE),
                              ("110:short", "A phone number has no ':'.")):
            screen.answer(NUMBER, typed)
            screen.sees(answer)
        screen.answer(NUMBER, "12025550199")
        screen.answer(CORRECT("+12025550199"), "maybe")
        screen.sees("Please answer y or n.")
        screen.answer(CORRECT("+12025550199"), "n")
        screen.answer(NUMBER, "\u00a000 1 (202) 555.01\u201106\t")
        screen.answer(CORRECT(number), "YES")
        for _ in range(3):
            screen.answer(CODE_PROMPT, "99999")
        screen.sees("Three wrong codes. Begin again with the phone number.")
        name_number(screen, number)
        screen.answer(CODE_PROMPT, " 2 2 2-22 ")
        screen.exits()
        screen.sees("Logged in successfully as Ada (id ")


def wrong_password(place):
    """a wrong password and an empty one; then Ctrl-D and a second start, which begins anew"""
    with place.terminal() as screen:
        screen.run(place.command("login --phone " + place.person("+12025550107", "Ada", "right")))
        screen.answer(CODE_PROMPT, CODE)
        prompt = "Enter password (hint: as given): "
        screen.answer(prompt, "wrong")
        screen.sees("That is not the password.")
        screen.answer(prompt, "")
        screen.sees("The password is empty.")
        screen.answer(prompt, CTRL_D, end="")
        screen.exits(1)
        screen.sees("the input ended before the login was done")
        screen.run(place.command("login --phone +12025550107"))
        screen.answer(CODE_PROMPT, CODE)
        screen.answer(prompt, "right")
        screen.exits()
        screen.sees("Logged in successfully as Ada (id ")


def interrupted(place):
    """Ctrl-C at every prompt, and while a QR code is shown; Ctrl-D at the first"""
    ada = place.person("+12025550108", "Ada", "right")
    new = "+12025550198"
    asked_for_mail = place.person("+12025550113", "Emmy")
    place.server.tell(f"ways {asked_for_mail} setup-email email sms")
    code = ((NUMBER, ada), (CORRECT(ada), "y"), (CODE_PROMPT, CODE))
    terms = ((NUMBER, new), (CORRECT(new), "y"), (CODE_PROMPT, CODE), ("Do you agree to these terms? (y/n): ", "y"))
    mail = ((NUMBER, asked_for_mail), (CORRECT(asked_for_mail), "y"), ("Enter e-mail address: ", "emmy@example.org"))
    with place.terminal(rows=100) as screen:
        for before, prompt in (
                ((), NUMBER),
                (code[:1], CORRECT(ada)),
                (code[:2], CODE_PROMPT),
                (code, "Enter password (hint: as given): "),
                (terms[:3], "Do you agree to these terms? (y/n): "),
                (terms, "Enter first name: "),
                ((*terms, ("Enter first name: ", "Emmy")), "Enter last name (empty to skip): "),
                (mail[:2], "Enter e-mail address: "),
                (mail, "Enter e-mail code: ")):
            screen.run(place.command("login"))
            for question, typed in before:
                screen.answer(question, typed)
            screen.answer(prompt, CTRL_C, end="")
            screen.exits(INTERRUPTED)
        screen.run(place.command("login"))
        screen.answer(NUMBER, CTRL_D, end="")
        screen.exits(1)
    with place.terminal() as screen:
        screen.run(place.command("login --qr"))
        screen.reads_qr("tg://login?token=")
        screen.type(CTRL_C)
        screen.exits(INTERRUPTED)
        screen.run("stty -a | grep -c ' echo '")
        screen.exits()
        screen.run(place.command("login --bot-token"))
        screen.answer("Enter bot token: ", CTRL_C, end="")
        screen.exits(INTERRUPTED)


def narrow(place):
    """a terminal that is too narrow for a QR code says so; one without colours shows it all the same"""
    with place.terminal(columns=36) as screen:
        screen.run(place.command("login --qr"))
        screen.sees("terminal has 36. Make it wider")
        screen.type(CTRL_C)
        screen.exits(INTERRUPTED)
    for environment in ({"NO_COLOR": "1"}, {"TERM": "vt100"}):
        with place.terminal(**environment) as screen:
            screen.run(place.command("login --qr"))
            screen.reads_qr("tg://login?token=")
            screen.type(CTRL_C)
            screen.exits(INTERRUPTED)


def dumb(place):
    """a terminal that can do nothing: prompts and answers line by line, the password still hidden"""
    with place.terminal(TERM="dumb") as screen:
        screen.run(place.command("login"))
        name_number(screen, place.person("+12025550109", "Ada", "the_engine"))
        screen.answer(CODE_PROMPT, CODE)
        screen.answer("Enter password (hint: as given): ", "the_engine")
        screen.exits()
        screen.sees("the_engine", times=0)
        screen.sees("Logged in successfully as Ada (id ")


def code_ways(place):
    """how each way of a code is told, and what the server may want first: an address, or money"""
    number = place.person("+12025550110", "Ada")
    with place.terminal() as screen:
        for way, told in (("call", "You will be called, and told the code."),
                          ("flash", "You will be called from a number like +1202*."),
                          ("missed", "You will be called from a number that begins with +1202."),
                          ("fragment", "The code is on Fragment: https://fragment.com/login"),
                          ("word", "it is the code."),
                          ("email", "The code was sent to a***@e***.org.")):
            place.server.tell(f"ways {number} {way}")
            screen.run(place.command("login --phone " + number, way))
            screen.sees(told)
            screen.answer(CODE_PROMPT, CODE)
            screen.exits()
        screen.sees("Logged in successfully as Ada (id ", times=6)
        place.server.tell(f"ways {number} email sms")
        screen.run(place.command("login --phone " + number, "lost.session"))
        screen.answer(CODE_PROMPT, "")
        screen.sees("Is that address lost?")
        screen.type("y" + ENTER)
        screen.sees("The code was sent by SMS.")
        screen.answer(CODE_PROMPT, CODE)
        screen.exits()
    with place.terminal() as screen:
        place.server.tell(f"ways {number} setup-email email sms")
        screen.run(place.command("login --phone " + number))
        screen.answer("Enter e-mail address: ", "nowhere")
        screen.sees("That is not an e-mail address.")
        screen.answer("Enter e-mail address: ", "ada@example.org")
        screen.answer("Enter e-mail code: ", CODE)
        screen.answer(CODE_PROMPT, CODE)
        screen.exits()
        place.server.tell(f"payment {number} USD 199")
        screen.run(place.command("login --phone " + number, "unpaid.session"))
        screen.exits(1)
        screen.sees("only with a subscription of 1.99 USD")


def call_prompt(place):
    """calls typed one after another: Tab completes methods, parameters and constructors; errors with their meaning"""
    place.log_in(place.person("+12025550111", "Ada"), "my_account.session")
    with place.terminal() as screen:
        screen.run(place.command("call"))
        screen.answer("call> ", "help.getNea", TAB)
        screen.sees("call> help.getNearestDc")
        screen.type(ENTER)
        screen.sees('(nearestDc country:"')
        screen.answer("call> ", "users.getUsers i" + TAB + "[inputUserSe" + TAB + "]")
        screen.sees('first_name:"Ada"')
        screen.answer("call> ", "users.getUser")
        screen.sees("the schema has no method users.getUser; there is users.getUsers")
        screen.answer("call> ", "users.getUsers")
        screen.sees("users.getUsers needs id:Vector<InputUser>")
        screen.answer("call> ", "auth.exportAuthorization dc_id=9")
        screen.sees("the server answered 400 DC_ID_INVALID (auth.exportAuthorization): ")
        screen.answer("call> ", "auth.acceptLoginToken token=0x5ec2e7")
        screen.sees("AUTH_TOKEN_INVALIDX (auth.acceptLoginToken): ")
        screen.answer("call> ", "not finished", CTRL_C)
        screen.answer("call> ", "", CTRL_D)
        screen.exits()
        screen.run("cut -d: -f2 my_account.history; stat -c %a my_account.history")
        screen.exits()
        screen.sees("5ec2e7", times=1)
        screen.sees("\nhelp.getNearestDc\nusers.getUsers")
        screen.sees("\n600\n")
        return place.shown(screen)


def shell_completion(place):
    """Tab in bash: commands, options, methods"""
    with place.terminal() as screen:
        screen.run("source <(./mtproto4j generate-completion)")
        screen.exits()
        screen.type("./mtproto4j sess" + TAB + "--end-" + TAB)
        screen.sees("$ ./mtproto4j sessions --end-others")
        screen.type(CTRL_C)
        screen.at(SHELL_PROMPT)
        screen.type("./mtproto4j call auth.importA" + TAB)
        screen.sees("$ ./mtproto4j call auth.importAuthorization")


DIALOGUES = (phone, wrong_code, resend, sign_up, qr, bot,
             bad_input, wrong_password, interrupted, narrow, dumb, code_ways, call_prompt, shell_completion)
# The page has these; the others are about what goes wrong.
SHOWN = {dialogue.__name__ for dialogue in (phone, wrong_code, resend, sign_up, qr, bot, call_prompt)}
