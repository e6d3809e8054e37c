#pragma once
// Places visited, to go back to and forward again: which page of which table, with which query, at which item.
//
// Invariant: the places are in the order they were visited; the current one is among them; going somewhere new drops those
// ahead of it, and the oldest beyond kMost.

#include <QJsonObject>
#include <QObject>
#include <QPointer>

namespace rf::models {

class ItemsTab;

struct Place {
    QString mode;           ///< "mode.streams"; empty: a document
    QString path, region, table;
    QJsonObject query;      ///< the form (session_store.h); of a document
    QJsonObject view;       ///< its rows (ItemsTab::view)
    QPointer<ItemsTab> tab; ///< while it is open
    QString title;          ///< "Shop · CUSTOMER#c-20418"

    bool isValid() const { return !path.isEmpty(); }
    /// Whether going from one to the other would change nothing but the rows' cursor.
    bool isSameAs(const Place& other) const {
        return mode == other.mode && path == other.path && region == other.region && table == other.table &&
               query == other.query;
    }
};

class PlaceTrail : public QObject {
    Q_OBJECT
public:
    static constexpr int kMost = 100;
    using QObject::QObject;

    /// The user is there now. The same place again only brings its rows up to date.
    void visit(const Place& place);
    /// What the current place looks like as it is left.
    void update(const Place& place);

    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }
    Place back();    ///< makes the one before current, and gives it; invalid at the beginning
    Place forward();
    const QList<Place>& places() const { return m_places; }
    int at() const { return m_at; } ///< -1: nowhere yet

signals:
    void changed();

private:
    QList<Place> m_places;
    int m_at = -1;
};

} // namespace rf::models
