#include "aperta/access/passwords.hpp"
#include "web/page.hpp"
#include "web/pages/pages.hpp"
#include "web/text.hpp"

namespace aperta
{

namespace
{

// A place of our own to go on to, never another site's.
std::string place_after(const std::string& wish)
{
    const bool own = wish.starts_with('/') && !wish.starts_with("//") &&
                     wish.find('\\') == std::string::npos && is_clean_text(wish) &&
                     wish.find_first_of("\r\n\t") == std::string::npos;
    return own ? wish : "/";
}

Response sign_in_page(Visit& visit, const Problems& problems, int status)
{
    WebPage page{visit, "sign_in"};
    page.has_fields({"account", "password"});
    std::string token = visit.request.cookies[form_cookie];
    const bool new_token = token.size() < 32 || !is_clean_text(token);
    if (new_token)
        token = make_token();
    page.set_token(token);
    const bool again = visit.request.method == Method::post;
    page.root()
        .set("next", place_after(again ? visit.form["next"] : visit.request.query["next"]))
        .set("account", visit.form["account"]);
    if (!problems.empty())
        page.complain(problems);
    Response response = page.finished(status);
    if (new_token)
        response.set("Set-Cookie", visit.site.cookie(form_cookie, token));
    return response;
}

} // namespace

Response show_sign_in(Visit& visit)
{
    return visit.session ? redirect_to("/") : sign_in_page(visit, {}, 200);
}

Response act_sign_in(Visit& visit)
{
    const SignInAttempt attempt{visit.form["account"], visit.form["password"],
                                visit.request.address};
    const auto signed_in = sign_in(people_ports(visit.ports()), visit.site.limiter(), attempt);
    if (!signed_in) {
        Problems problems = signed_in.problems();
        problems.front().field = "account";
        const bool wrong = problems.front().code == "access.wrong_credentials";
        return sign_in_page(visit, problems, wrong ? 422 : status_of(problems.front()));
    }
    Response response = redirect_to(percent_encoded_target(place_after(visit.form["next"])));
    response.set("Set-Cookie", visit.site.cookie(session_cookie, signed_in->token));
    response.set("Set-Cookie", visit.site.cookie(form_cookie, "", "Max-Age=0"));
    return response;
}

Response act_sign_out(Visit& visit)
{
    sign_out(people_ports(visit.ports()), visit.request.cookies[session_cookie]);
    Response response = redirect_to("/sign-in");
    response.set("Set-Cookie", visit.site.cookie(session_cookie, "", "Max-Age=0"));
    return response;
}

} // namespace aperta
