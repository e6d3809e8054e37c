#pragma once
// The pages beside Items: what leads to each, and which table or file it is given. Each is made when it is first shown.

#include "models/live/traffic_hub.h"
#include "models/pricing/price_book.h"
#include "models/session/key_search.h"
#include "ui/common/commands.h"
#include "ui/shell/window_memory.h"

#include <functional>

namespace rf::ui {

class CapacityPage;
class StreamPage;
class TrafficPage;
class WorkArea;
struct TableChoice;

class ModePages : public QObject {
    Q_OBJECT
public:
    using Place = std::function<TableChoice()>;
    /// All outlive the object; the work area takes the pages. `place` is what the sidebar points at.
    ModePages(models::Workspace* workspace, models::TrafficHub* hub, CommandRegistry* commands, WorkArea* work, Place place,
              QObject* parent = nullptr);

    // Made, when they are not yet.
    TrafficPage* traffic();
    CapacityPage* capacity();
    StreamPage* streams();
    /// Outlives the pages; what the capacity page counts with.
    void setPrices(models::PriceBook* prices) { m_prices = prices; }
    void showTraffic();
    void showFaults();
    void showCapacity();
    void showStreams();
    void showCapacityOf(models::FileSession* file, const QString& region, const QString& table);
    /// The records of a table that pass a filter (models/streams/stream_record.h).
    void showRecordsOf(models::FileSession* file, const QString& region, const QString& table, const QString& filter);
    void showRecordsOfItem(const models::KeyHit& hit);
    /// A table was chosen in the sidebar: true when the page that shows has taken it.
    bool follow(const TableChoice& table);
    /// Traffic shows the calls of the file the sidebar points at.
    void followFile();
    /// The page that shows and the table it shows.
    ShownPlace shown();
    /// Checks the commands of the page that shows.
    void refresh();

signals:
    void notice(const QString& text);
    void statusChanged(const QStringList& parts); ///< of the page that shows

private:
    QWidget* makeTraffic(QWidget* parent);
    QWidget* makeCapacity(QWidget* parent);
    QWidget* makeStreams(QWidget* parent);
    void served();
    /// What the sidebar points at; of a file its first table, unless `shown` is of that file.
    TableChoice choice(models::FileSession* shown) const;

    models::Workspace* m_workspace;
    models::TrafficHub* m_hub;
    CommandRegistry* m_commands;
    WorkArea* m_work;
    Place m_place;
    models::PriceBook* m_prices = nullptr;
};

} // namespace rf::ui
