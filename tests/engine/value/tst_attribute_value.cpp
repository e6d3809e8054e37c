// AttributeValue and AttributeMap: order, equality, sizes, nesting.

#include "engine/value/attribute_value.h"
#include "tests/support/program.h"

namespace tst_attribute_value {

using namespace rf;

namespace {
AttributeValue s(const char* text) { return AttributeValue::string(text); }
AttributeValue n(const char* text) { return AttributeValue::number(std::string_view(text)); }
AttributeValue nested(int lists) {
    AttributeValue value = s("x");
    for (int i = 0; i < lists; ++i) {
        List elements;
        elements.push_back(std::move(value));
        value = AttributeValue::list(std::move(elements));
    }
    return value;
}
} // namespace

class TestAttributeValue : public QObject {
    Q_OBJECT
private slots:
    void mapIsSortedAndUnique() {
        AttributeMap map{{"b", s("1")}, {"a", s("2")}, {"b", s("3")}};
        QCOMPARE(map.size(), std::size_t{2});
        QCOMPARE(map.begin()->first, std::string("a"));
        QCOMPARE(map.find("b")->asString(), std::string("3"));
        QVERIFY(!map.find("c"));
        map.set("\xC3\xA9", s("4")); // é sorts after ASCII: bytes are unsigned
        QCOMPARE((map.end() - 1)->first, std::string("\xC3\xA9"));
        QVERIFY(map.erase("b"));
        QVERIFY(!map.erase("b"));
        QVERIFY(!map.contains("b"));
    }
    void fromEntriesKeepsTheLast() {
        std::vector<AttributeMap::Entry> entries;
        for (const auto& [name, text] : {std::pair{"b", "1"}, {"a", "2"}, {"b", "3"}, {"b", "4"}, {"a", "5"}})
            entries.emplace_back(name, s(text));
        const AttributeMap map = AttributeMap::fromEntries(std::move(entries));
        QCOMPARE(map, (AttributeMap{{"a", s("5")}, {"b", s("4")}}));
        QVERIFY(AttributeMap::fromEntries({}).empty());
    }
    void equality() {
        QVERIFY(n("1e3") == n("1000"));
        QVERIFY(!(n("1") == s("1")));
        QVERIFY(AttributeValue::stringSet({"b", "a"}) == AttributeValue::stringSet({"a", "b"}));
        QVERIFY(AttributeValue::numberSet({Number::fromInt(2), Number::fromInt(10)}) ==
                AttributeValue::numberSet({Number::fromInt(10), Number::fromInt(2)}));
        QVERIFY(!(AttributeValue::list({s("a"), s("b")}) == AttributeValue::list({s("b"), s("a")})));
        QVERIFY(!(AttributeValue::stringSet({"a"}) == AttributeValue::binarySet({"a"})));
        QVERIFY(AttributeValue::map({{"x", s("1")}, {"y", n("2.0")}}) ==
                AttributeValue::map({{"y", n("2")}, {"x", s("1")}}));
    }
    void setsSortByValue() {
        const auto set = AttributeValue::numberSet({Number::fromInt(10), Number::fromInt(-1), Number::fromInt(9)});
        QCOMPARE(set.asNumberSet()[0], Number::fromInt(-1));
        QCOMPARE(set.asNumberSet()[2], Number::fromInt(10));
        QCOMPARE(AttributeValue::binarySet({"\x80", "\x7F", "\x80"}).asBinarySet(),
                 (std::vector<std::string>{"\x7F", "\x80"}));
    }
    void order() {
        QCOMPARE(compareScalars(s("A"), s("a")), -1);
        QCOMPARE(compareScalars(s("a"), s("\xC3\xA9")), -1);
        QCOMPARE(compareScalars(s("\xEF\xBF\xBF"), s("\xF0\x9F\x98\x80")), -1); // after all of the BMP
        QCOMPARE(compareScalars(s("b"), s("a")), 1);
        QCOMPARE(compareScalars(n("-2"), n("1")), -1);
        QCOMPARE(compareScalars(n("10"), n("9")), 1);
        QCOMPARE(compareScalars(n("1.0"), n("1")), 0);
        QCOMPARE(compareScalars(AttributeValue::binary("\x80"), AttributeValue::binary("\x7F")), 1);
        QCOMPARE(compareScalars(AttributeValue::binary("a"), AttributeValue::binary("ab")), -1);
    }
    void sizes() {
        QCOMPARE(sizeOf(s("")), std::size_t{0});
        QCOMPARE(sizeOf(s("\xC3\xA9")), std::size_t{2});
        QCOMPARE(sizeOf(AttributeValue::binary("abc")), std::size_t{3});
        QCOMPARE(sizeOf(AttributeValue::boolean(false)), std::size_t{1});
        QCOMPARE(sizeOf(AttributeValue::null()), std::size_t{1});
        QCOMPARE(sizeOf(n("123")), std::size_t{3});
        QCOMPARE(sizeOf(AttributeValue::stringSet({"a", "bc"})), std::size_t{3});
        QCOMPARE(sizeOf(AttributeValue::binarySet({"a", "bcd"})), std::size_t{4});
        QCOMPARE(sizeOf(AttributeValue::numberSet({Number::fromInt(1), Number::fromInt(-1)})), std::size_t{5});
        QCOMPARE(sizeOf(AttributeValue::list({})), std::size_t{3});
        QCOMPARE(sizeOf(AttributeValue::map({})), std::size_t{3});
        QCOMPARE(sizeOf(AttributeValue::list({s("ab"), n("1")})), std::size_t{3 + 1 + 2 + 1 + 2});
        QCOMPARE(sizeOf(AttributeValue::map({{"key", s("ab")}})), std::size_t{3 + 1 + 3 + 2});
        QCOMPARE(sizeOf(Item{{"pk", s("ab")}, {"flag", AttributeValue::boolean(true)}}), std::size_t{2 + 2 + 4 + 1});
    }
    void nesting() {
        QCOMPARE(nestingOf(s("a")), 1);
        QCOMPARE(nestingOf(AttributeValue::list({})), 1);
        QCOMPARE(nestingOf(nested(31)), kMaxNesting);
        QCOMPARE(nestingOf(AttributeValue::map({{"a", s("x")}, {"b", nested(3)}})), 5);
    }
    void names() {
        QCOMPARE(typeCode(Type::NUL), std::string_view("NULL"));
        QCOMPARE(typeCode(Type::M), std::string_view("M"));
        QCOMPARE(typeName(Type::S), std::string_view("STRING"));
        QCOMPARE(typeName(Type::BOOL), std::string_view("BOOLEAN"));
        QCOMPARE(typeName(Type::L), std::string_view("LIST"));
    }
};

RF_TEST_APPLESS_MAIN(TestAttributeValue)

} // namespace tst_attribute_value

#include "tst_attribute_value.moc"
