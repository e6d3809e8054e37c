#pragma once
// A place as one line of text, to be kept in notes or sent to somebody who has the file:
//
//     rangefinder://shop.rfdb/us-east-1/Shop/CUSTOMER%23c-20418/ORDER%2390881?file=/home/me/shop.rfdb
//     rangefinder://shop.rfdb/us-east-1/Shop?file=…&form=BASE64URL      a query or statement (session_store.h)
//     rangefinder://shop.rfdb/us-east-1/Shop?file=…&page=mode.streams   another page of the table
//
// Invariant: what linkText() writes, linkOfText() reads back equal, whatever bytes names and keys hold.

#include "models/session/place_trail.h"
#include "models/tables/table_info.h"

namespace rf::models {

struct PlaceLink {
    QString path, region, table;
    QString page;              ///< "mode.streams"; empty: a document
    QString hash, range;       ///< of an item: its key as Value::parse reads it; hash empty: no item
    QJsonObject form;          ///< empty: none

    bool isItem() const { return !hash.isEmpty(); }
    /// The key as an item; nothing when the table has another key by now.
    std::optional<Value> keyFor(const TableInfo& in) const;
    /// "CUSTOMER#c-20418 / ORDER#90881", "Shop", "PartiQL · SELECT …": where it goes, for a person.
    QString title() const;
    friend bool operator==(const PlaceLink&, const PlaceLink&) = default;
};

PlaceLink linkTo(const QString& path, const TableInfo& table, const Value& item);
PlaceLink linkTo(const Place& place);
QString linkText(const PlaceLink& link);
/// Whether a text means to be a link, however damaged.
bool looksLikeLink(const QString& text);
/// Nothing for a text that is none, or a damaged one.
std::optional<PlaceLink> linkOfText(const QString& text);

} // namespace rf::models
