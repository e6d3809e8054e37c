#pragma once
// The price tables there are: those that come with the program, and the user's copies of them, which win.
//
// Invariants
//  1. table() is a whole table of region(), or nothing and problem() says why: no figure is made of half a table.
//  2. A user's copy that cannot be read is not overwritten and not passed over: it is reset or mended, by the user.
//
// GUI thread. The tables are small: they are read and written here.

#include "engine/pricing/price_table.h"
#include "models/session/settings_store.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace rf::models {

class PriceBook : public QObject {
    Q_OBJECT
public:
    /// `settings` outlives the book; user's copies are in "prices" of its folder. `shipped` is a folder of REGION.tsv.
    explicit PriceBook(SettingsStore* settings, const QString& shipped = QStringLiteral(":/rf/prices"), QObject* parent = nullptr);

    QStringList regions() const; ///< sorted
    QString region() const { return m_region; }
    void setRegion(const QString& region);

    std::shared_ptr<const rf::pricing::PriceTable> table() const { return m_table; }
    QString problem() const { return m_problem; } ///< empty: none
    QString date() const;                         ///< of the table; empty without one
    bool isEdited() const { return m_edited; }    ///< the user's copy is used

    /// Keeps a changed table of region() as the user's copy. Empty: done; otherwise why not.
    QString save(const rf::pricing::PriceTable& table);
    /// Drops the user's copy.
    void reset();
    /// The table that came with the program; nothing: there is none.
    std::shared_ptr<const rf::pricing::PriceTable> shipped() const;

signals:
    void changed();

private:
    QString ownPath() const; ///< empty: kept in the program only
    void load();

    SettingsStore* m_settings;
    QString m_shipped;
    QString m_region;
    std::shared_ptr<const rf::pricing::PriceTable> m_table;
    QHash<QString, QByteArray> m_kept; ///< where there is no folder
    QString m_problem;
    bool m_edited = false;
};

} // namespace rf::models
