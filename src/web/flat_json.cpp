#include "web/flat_json.hpp"

#include "web/text.hpp"

#include <nlohmann/json.hpp>

namespace aperta
{

namespace
{

// Called by the parser as it reads; false stops it.
class FlatObject : public nlohmann::json_sax<nlohmann::json>
{
public:
    Fields fields;

    bool null() override { return false; }
    bool boolean(bool /*value*/) override { return false; }
    bool number_integer(number_integer_t /*value*/) override { return false; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return false; }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return false; }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_array(std::size_t /*elements*/) override { return false; }
    bool end_array() override { return false; }
    bool start_object(std::size_t /*elements*/) override { return !std::exchange(begun_, true); }
    bool end_object() override { return true; }
    bool key(string_t& name) override
    {
        key_ = name;
        return !fields.has(key_);
    }
    bool string(string_t& value) override
    {
        if (!begun_ || !is_clean_text(value))
            return false;
        fields.add(key_, value);
        return true;
    }
    bool parse_error(std::size_t /*position*/, const std::string& /*last_token*/,
                     const nlohmann::json::exception& /*error*/) override
    {
        return false;
    }

private:
    std::string key_;
    bool begun_ = false;
};

} // namespace

std::optional<Fields> parse_flat_json(std::string_view text)
{
    FlatObject object;
    if (!nlohmann::json::sax_parse(text, &object))
        return std::nullopt;
    return std::move(object.fields);
}

} // namespace aperta
