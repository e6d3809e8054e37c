#include "engine/api/ops/tags.h"

#include "engine/api/ops/resource_arn.h"
#include "engine/api/ops/table_rules.h"
#include "engine/catalog/messages.h"
#include "engine/value/json.h"

#include <algorithm>

namespace rf {
namespace {

constexpr std::size_t kTagsPerPage = 10;
constexpr std::size_t kMostTags = 50;
constexpr std::string_view kTokenPrefix = "tags-after:";

/// What is missed before the ARN is taken apart, and a text that is none (spec/02 §6.6).
Status checkArnGiven(const Text& arn) {
    if (!arn) return validation(std::string(msg::kNoResourceArn));
    if (!arn->starts_with("arn:")) return validation(msg::badResourceArn(*arn));
    return {};
}

template <class Input>
Status arnGiven(const Input& input) {
    return checkArnGiven(input.resourceArn);
}

void setTag(std::vector<Tag>& tags, const TagIn& in) {
    const auto known = std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.key == *in.key; });
    if (known != tags.end())
        known->value = *in.value;
    else
        tags.push_back({*in.key, *in.value});
}

const Spec<TagIn>& tag() {
    static const Spec<TagIn> spec("Tag", {field("Key", &TagIn::key), field("Value", &TagIn::value)});
    return spec;
}

Result<std::string> keyOfToken(const std::string& token) {
    const auto bytes = base64Decode(token);
    if (!bytes || !bytes->starts_with(kTokenPrefix)) return validation(std::string(msg::kBadNextToken));
    return bytes->substr(kTokenPrefix.size());
}

} // namespace

const Spec<TagResource::Input>& TagResource::spec() {
    static const Spec<Input> spec(
        "TagResourceInput",
        {field("ResourceArn", &Input::resourceArn), field("Tags", &Input::tags, tag, {.required = true})},
        {.before = arnGiven<Input>});
    return spec;
}

Result<TagResource::Plan> TagResource::plan(const Input& in, const OpEnv& env) {
    if (!ResourceArn::parse(*in.resourceArn)) return validation(msg::badResourceArn(*in.resourceArn));
    if (in.tags->empty()) return validation(std::string(msg::kNoTags));
    RF_TRY(checkTags(*in.tags));
    RF_ASSIGN(TablePtr before, findByArn(env, kName, *in.resourceArn, UnknownTable::NotFound));
    auto after = std::make_shared<TableSchema>(*before);
    for (const TagIn& each : *in.tags) setTag(after->tags, each);
    if (after->tags.size() > kMostTags) return validation(std::string(msg::kTooManyTags));
    return Plan{std::move(before), std::move(after)};
}

Result<NoOutput> TagResource::run(const Plan& plan, WriteTxn& txn, const OpEnv&) {
    RF_TRY(txn.putTable(plan.after));
    return NoOutput{};
}

const Spec<UntagResource::Input>& UntagResource::spec() {
    static const Spec<Input> spec(
        "UntagResourceInput",
        {field("ResourceArn", &Input::resourceArn), field("TagKeys", &Input::tagKeys, {.required = true})},
        {.before = arnGiven<Input>});
    return spec;
}

Result<UntagResource::Plan> UntagResource::plan(const Input& in, const OpEnv& env) {
    if (!ResourceArn::parse(*in.resourceArn)) return validation(msg::badResourceArn(*in.resourceArn));
    if (in.tagKeys->empty()) return validation(std::string(msg::kNoTagKeys));
    RF_ASSIGN(TablePtr before, findByArn(env, kName, *in.resourceArn, UnknownTable::NotFound));
    auto after = std::make_shared<TableSchema>(*before);
    std::erase_if(after->tags, [&](const Tag& tag) {
        return std::find(in.tagKeys->begin(), in.tagKeys->end(), tag.key) != in.tagKeys->end();
    });
    return Plan{std::move(before), std::move(after)};
}

Result<NoOutput> UntagResource::run(const Plan& plan, WriteTxn& txn, const OpEnv&) {
    RF_TRY(txn.putTable(plan.after));
    return NoOutput{};
}

const Spec<ListTagsOfResource::Input>& ListTagsOfResource::spec() {
    static const Spec<Input> spec("ListTagsOfResourceInput",
                                  {field("ResourceArn", &Input::resourceArn), field("NextToken", &Input::nextToken)},
                                  {.before = arnGiven<Input>});
    return spec;
}

Result<ListTagsOfResource::Plan> ListTagsOfResource::plan(const Input& in, const OpEnv& env) {
    Plan plan;
    RF_ASSIGN(plan.table, findByArn(env, kName, *in.resourceArn, UnknownTable::Denied));
    if (in.nextToken) {
        RF_ASSIGN(plan.after, keyOfToken(*in.nextToken));
    }
    return plan;
}

Result<ListTagsOfResource::Output> ListTagsOfResource::run(const Plan& plan, ReadTxn&, const OpEnv&) {
    std::vector<Tag> tags = plan.table->tags;
    std::sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) { return a.key < b.key; });
    std::erase_if(tags, [&](const Tag& tag) { return !plan.after.empty() && tag.key <= plan.after; });
    Output output;
    if (tags.size() > kTagsPerPage) {
        tags.resize(kTagsPerPage);
        output.nextToken = base64Encode(std::string(kTokenPrefix) + tags.back().key);
    }
    output.tags = std::move(tags);
    return output;
}

} // namespace rf
